"""What the editor of a service offers beside its fields: problems with links, the map, messages, copies, comparison."""
