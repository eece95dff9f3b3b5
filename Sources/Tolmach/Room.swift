// Removed when the first real file of the room stands.
