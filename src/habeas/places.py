"""Countries and places as reports name them. Knows nothing of the rest of the house."""
