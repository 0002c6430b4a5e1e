"""English, read over a parse by rules and by the trained model beside them; `reader` is what the rest knows."""
