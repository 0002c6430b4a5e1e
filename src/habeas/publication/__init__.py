"""Publication: web pages and JSON API over what the register hands out; decides nothing about what is true or seen."""
