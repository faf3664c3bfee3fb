"""The page: an affair to look at, check and correct, served to one's own browser or written as one file."""
