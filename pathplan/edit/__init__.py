"""Changes to a file's text: comments and layout stay."""
