"""Tables in and out: schemas declared once, readers that refuse loudly, writers that stream."""
