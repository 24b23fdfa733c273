"""What holds for every address of both processes, walked from their resolvers."""
