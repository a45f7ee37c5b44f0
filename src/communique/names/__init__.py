"""Who and what a document names: names of the registry, names by rule, and the rows that they make."""
