"""Small finders of known things in clean text, one module per kind, each with examples and counter-examples."""
