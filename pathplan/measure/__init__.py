"""What a map is like: its size, and what it makes hard."""
