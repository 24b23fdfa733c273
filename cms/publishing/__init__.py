"""From a draft to a release: compiling, proving, the door of publishing, adoption, service files."""
