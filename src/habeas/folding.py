"""Text folded for comparison, one character for one, so that offsets stay true."""
