"""What we hold on a seller, shop, listing, brand, right, product."""
