"""A document laid open: its plain copy, its lines by section, its sentences, and the page that holds them."""
