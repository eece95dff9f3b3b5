// Removed when the first real file stands.
