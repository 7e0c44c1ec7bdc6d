"""Pages for a browser: one file each, with everything in it."""
