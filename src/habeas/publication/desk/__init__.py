"""The desk: where people who are signed in decide what holds, who is who, and who may see it."""
