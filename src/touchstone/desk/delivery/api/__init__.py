"""Delivery for programs: endpoints, deliveries, the inbox."""
