"""One recording opened for reading: waveform, transcript, inspector."""
