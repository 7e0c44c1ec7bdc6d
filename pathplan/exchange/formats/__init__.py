"""One module per format: what it is, how it is known, and what it is read and written as."""
