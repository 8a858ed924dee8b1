<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="ru" sourcelanguage="en">
  <context>
    <name>VoxDesk</name>
    <message>
      <source>A capture</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A job</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A model that this needs is not installed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A page of the file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A passage</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A reference</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A saved index</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>A setting had a value that does not fit; its default is used. The old file is kept as settings.bak.json.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Accepted</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>An engine could not do this. What it had finished is kept.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>An engine ended unexpectedly. What it had finished is kept.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>An engine failed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>An engine gave no sign of life and was ended. What it had finished is kept.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>An original</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Another VoxDesk works on this library's jobs; they run there.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Another program holds the library. Nothing was changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Apply retention</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Ask whoever administers this computer.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Audio</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Audit methodology assessment</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Back to all recordings</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Back up</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Backed up</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Bring the file back from a backup of this computer. If there is none, move it away: the next seal is then signed by a new key, with another fingerprint.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Cancelled</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Check the library</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Check the name or the command; `voxdesk --help` lists what there is.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Check the permissions of the file and its folder.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose a smaller model, or close other programs.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose another file.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Choose the right file, or go back to a backup of the library.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>City</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Client</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Close VoxDesk</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Close the other program or choose another name, and try again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Compliance with the audit programme</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Connect a microphone or choose another that `voxdesk devices` lists; close other programs that use it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Corrected</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Customer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Damaged</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Decision factors in this site</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Decoded</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Deep</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Derived audio</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Document</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Done</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Done again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Draft</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Employee</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Empty the bin</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Export</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Exported</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Failed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Figures</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>File</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Final</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Finding</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Forgotten</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Free some space, or choose another disk, and try again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>General decision factors</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Get it with `voxdesk models get`, or bring its folder from another machine and run `voxdesk models add`.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Given to a speaker</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Go to</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Health centre</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Heavy work</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Hotel</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Import</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Imported</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Import…</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Index</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Installed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Interrupted</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Interview methodology assessment</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Jobs</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Joined</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Keep what was recorded</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Library made</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Light work</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Links report</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Marker</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Meaning</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Merged</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Met</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Microphone</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Move the library to a folder on this computer's own disk that no program synchronises.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Moved to the bin</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Narrative</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Needs you</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No text could be read from this document.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>No verdict</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Not covered</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Not installed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Not met</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Note</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Note written</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Nothing leaves this computer</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Old data</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open it with a newer version of VoxDesk.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Open the recording that is there.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Opinion</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Other</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Part of a report</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Partly met</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Partly transcribed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Passage</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Passphrase changed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Put back as it was</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Question asked</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Quick</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Ready</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Recorded</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Recording</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Recordings</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Redo</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Rejected</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Renamed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Report</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Report reviewed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Report signed off</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Report written</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Restaurant</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Restored from a backup</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Retention rules changed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Reviewed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Running</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Salvaged</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Search by meaning is not at hand; only words were searched.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>See that the disk is connected and sound, then open the library again; `voxdesk library check` looks for damage.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Show or hide the inspector</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Site</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Something went wrong.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Speaker changed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Speech</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Split</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Stopped. What was finished is kept.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Structured audit report</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Superseded</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Supported</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Take over old data</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Taken out</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Taken out of the bin</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Taken over from an earlier version</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Text corrected</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The audio was removed by a rule of retention; its transcript and hash are kept.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The catalogue has no model of this name.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The chain of custody</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The chain of custody no longer fits together: somebody may have altered the library. `voxdesk library verify` says where.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The copy of the library did not pass its checks.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The disk did not read or write as asked. What was saved before is safe.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The file cannot be read: its permissions do not let this user.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The file is not a VoxDesk library, or it is damaged. It was left untouched.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The file is not there.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The file vanished or changed while it was read. Nothing of it was kept.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The files of a model are not what they should be, so it was not loaded.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The graphics card could not be used; the processor does the work.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The key that seals are signed with cannot be used. No other was made.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The library cannot be used.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The library cannot be written: the file or its folder is read-only.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The library does not hold this.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The library is encrypted, and no passphrase was given.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The library lies where its locks cannot be trusted. It was not opened.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The library was brought to the form of this version. A copy of it as it was is kept.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The library was written by a newer VoxDesk. It was left untouched.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The memory did not suffice. What was done before is kept.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The microphone cannot be used. What was recorded before is safe.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The model could not be fetched. Models that were here are untouched.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The same audio is in the library already; it was not added again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The same document is in the library already; it was not added.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The scenario file does not hold together, so it was not used.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The seal cannot be read, or its signature does not hold.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The settings could not be read; the defaults are used. The old file is kept as settings.bak.json.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The settings name something that is not a setting.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The target cannot be written: it is read-only or open in another program. The report itself is safe in the library.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>The word index</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is not enough room on the disk. What was saved before is safe.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is nothing to redo</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>There is nothing to undo</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This cannot be done as it is.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This file has no sound in it. Nothing was added.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This file is not audio that VoxDesk can read. Nothing was added.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This is not a file.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This is not something VoxDesk can do.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This is not the passphrase of the library. Nothing was changed.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This processor lacks instructions (AVX2) that the engines need.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>This system has no key store that VoxDesk can use.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Times changed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Transcribe</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Transcribed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Transcribing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Transcript</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Try again.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Type the passphrase, or give a file with it: --passphrase-file FILE.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Undo</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Undone</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Undone: {act}</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Unknown</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Unsupported</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Use a computer whose processor has AVX2 (most since 2013).</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Version chosen</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Visit card changed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>VoxDesk made a mistake. What was saved before is safe; the log says more.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Waiting</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>What was forgotten is removed, but another program still reads the library; the last traces leave its journal when that program closes it.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Window</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Writing</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Your organisation does not allow this.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Your organisation's rules cannot be read, so everything they could forbid is forbidden.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Your organisation's rules name something this version does not know.</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>Zone</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>a link to somewhere else, not followed</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>a packed archive: unpack it first</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>a report whose kind nobody wrote down</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>a row with another number of cells than the table has columns</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>a row without a valid id</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>a row without text</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>a table that others point to is not in the archive</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>against</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>an id that an earlier row has; the earlier one was taken</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>bytes</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>criteria</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>documents</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>for</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>its audio has a transcript already; the text was taken by itself</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>its rows say different things; the first was taken</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>larger than such a file can be</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>letters that could not be read; they show as �</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>lines of the caption not understood, left empty</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>not a date, left empty</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>not a file</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>not a kind of file that archives hold</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>not a kind of site, left open</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>not a number, left empty</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>not a table of the predecessor</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>of audio</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>passages</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>perhaps no speech</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>points to a row that is not there</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>recordings</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>repeats itself</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>reports</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>several files have this name; the text was taken without audio</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>speech not recognised</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>stages of reports</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>steps</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>taken over before and deleted since; it was not taken again</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>the same text as another recording; it was not taken twice</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>transcripts</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>unrelated</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>unsure</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>visits</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>zones were kept for the place; each of its visits has them all</source>
      <translation type="unfinished" />
    </message>
    <message>
      <source>{page}, {count} failed</source>
      <translation type="unfinished" />
    </message>
  </context>
</TS>
