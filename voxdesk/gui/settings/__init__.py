"""Settings on the screen: made from their schema, each with where its value comes from."""
