"""The leak run: every address of both processes, asked as people of one force with the ids of another."""
