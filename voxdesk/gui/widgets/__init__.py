"""Small widgets that know no page: text, icons, progress, waveform, empty states."""
