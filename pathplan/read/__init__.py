"""From bytes to the model: text to data with places, links, and the typed values."""
