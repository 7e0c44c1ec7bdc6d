"""Questions about prerequisites: who needs what, what can be derived, in which order."""
