"""What `pathplan new` copies."""
