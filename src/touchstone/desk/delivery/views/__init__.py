"""Pages of delivery: endpoints, deliveries, the inbox."""
