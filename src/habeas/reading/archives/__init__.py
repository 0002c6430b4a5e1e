"""What holds other files: compressed files, zip and tar archives, web archives (WARC, WACZ)."""
