<?xml version="1.0" encoding="utf-8"?>
<!DOCTYPE TS>
<TS version="2.1" language="en" sourcelanguage="en">
  <context>
    <name>VoxDesk</name>
    <message numerus="yes">
      <source> and %n more</source>
      <translation>
        <numerusform> and %n more</numerusform>
        <numerusform> and %n more</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n answers</source>
      <translation>
        <numerusform>%n answer</numerusform>
        <numerusform>%n answers</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n are left out: their kind does not fit the kind of site.</source>
      <translation>
        <numerusform>%n is left out: its kind does not fit the kind of site.</numerusform>
        <numerusform>%n are left out: their kind does not fit the kind of site.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n channels</source>
      <translation>
        <numerusform>%n channel</numerusform>
        <numerusform>%n channels</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n characters more, at least</source>
      <translation>
        <numerusform>%n character more, at least</numerusform>
        <numerusform>%n characters more, at least</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n chats</source>
      <translation>
        <numerusform>%n chat</numerusform>
        <numerusform>%n chats</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n chosen visits</source>
      <translation>
        <numerusform>%n chosen visit</numerusform>
        <numerusform>%n chosen visits</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n documents</source>
      <translation>
        <numerusform>%n document</numerusform>
        <numerusform>%n documents</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n doubtful, not counted</source>
      <translation>
        <numerusform>%n doubtful, not counted</numerusform>
        <numerusform>%n doubtful, not counted</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n entries</source>
      <translation>
        <numerusform>%n entry</numerusform>
        <numerusform>%n entries</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n entries are forgotten.</source>
      <translation>
        <numerusform>%n entry is forgotten.</numerusform>
        <numerusform>%n entries are forgotten.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n entries are lost</source>
      <translation>
        <numerusform>%n entry is lost</numerusform>
        <numerusform>%n entries are lost</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n events</source>
      <translation>
        <numerusform>%n event</numerusform>
        <numerusform>%n events</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n failed</source>
      <translation>
        <numerusform>%n failed</numerusform>
        <numerusform>%n failed</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n files could not be imported</source>
      <translation>
        <numerusform>%n file could not be imported</numerusform>
        <numerusform>%n files could not be imported</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n findings</source>
      <translation>
        <numerusform>%n finding</numerusform>
        <numerusform>%n findings</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n found</source>
      <translation>
        <numerusform>%n found</numerusform>
        <numerusform>%n found</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n jobs</source>
      <translation>
        <numerusform>%n job</numerusform>
        <numerusform>%n jobs</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n jobs are not done. They stop safely and go on at the next start.</source>
      <translation>
        <numerusform>%n job is not done. It stops safely and goes on at the next start.</numerusform>
        <numerusform>%n jobs are not done. They stop safely and go on at the next start.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n jobs are still to do.</source>
      <translation>
        <numerusform>%n job is still to do.</numerusform>
        <numerusform>%n jobs are still to do.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n jobs are under way or wait. They stop after the piece at hand, and go on when the library is open again.</source>
      <translation>
        <numerusform>%n job is under way or waits. It stops after the piece at hand, and goes on when the library is open again.</numerusform>
        <numerusform>%n jobs are under way or wait. They stop after the piece at hand, and go on when the library is open again.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n left out</source>
      <translation>
        <numerusform>%n left out</numerusform>
        <numerusform>%n left out</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n min</source>
      <translation>
        <numerusform>%n min</numerusform>
        <numerusform>%n min</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n months</source>
      <translation>
        <numerusform>%n month</numerusform>
        <numerusform>%n months</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n more are in the reports themselves.</source>
      <translation>
        <numerusform>%n more is in the reports themselves.</numerusform>
        <numerusform>%n more are in the reports themselves.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n more are in the table that Export writes.</source>
      <translation>
        <numerusform>%n more is in the table that Export writes.</numerusform>
        <numerusform>%n more are in the table that Export writes.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n not counted</source>
      <translation>
        <numerusform>%n not counted</numerusform>
        <numerusform>%n not counted</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n notes</source>
      <translation>
        <numerusform>%n note</numerusform>
        <numerusform>%n notes</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n of them drafts</source>
      <translation>
        <numerusform>%n of them a draft</numerusform>
        <numerusform>%n of them drafts</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n originals have gaps</source>
      <translation>
        <numerusform>%n original has gaps</numerusform>
        <numerusform>%n originals have gaps</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n parts of segments: {role}</source>
      <translation>
        <numerusform>%n part of a segment: {role}</numerusform>
        <numerusform>%n parts of segments: {role}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n parts stay open: the model was not sure</source>
      <translation>
        <numerusform>%n part stays open: the model was not sure</numerusform>
        <numerusform>%n parts stay open: the model was not sure</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n quotes</source>
      <translation>
        <numerusform>%n quote</numerusform>
        <numerusform>%n quotes</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n recordings</source>
      <translation>
        <numerusform>%n recording</numerusform>
        <numerusform>%n recordings</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n recordings moved</source>
      <translation>
        <numerusform>%n recording moved</numerusform>
        <numerusform>%n recordings moved</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n recordings moved to the bin</source>
      <translation>
        <numerusform>%n recording moved to the bin</numerusform>
        <numerusform>%n recordings moved to the bin</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n recordings selected</source>
      <translation>
        <numerusform>%n recording selected</numerusform>
        <numerusform>%n recordings selected</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n recordings were cut off when VoxDesk last ended. What was recorded is kept, but for the last second.</source>
      <translation>
        <numerusform>%n recording was cut off when VoxDesk last ended. What was recorded is kept, but for the last second.</numerusform>
        <numerusform>%n recordings were cut off when VoxDesk last ended. What was recorded is kept, but for the last second.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n reports</source>
      <translation>
        <numerusform>%n report</numerusform>
        <numerusform>%n reports</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n reports are being written</source>
      <translation>
        <numerusform>%n report is being written</numerusform>
        <numerusform>%n reports are being written</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n reports count</source>
      <translation>
        <numerusform>%n report counts</numerusform>
        <numerusform>%n reports count</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n reports were made by it</source>
      <translation>
        <numerusform>%n report was made by it</numerusform>
        <numerusform>%n reports were made by it</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n segments accepted</source>
      <translation>
        <numerusform>%n segment accepted</numerusform>
        <numerusform>%n segments accepted</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n segments are the same</source>
      <translation>
        <numerusform>%n segment is the same</numerusform>
        <numerusform>%n segments are the same</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n segments chosen</source>
      <translation>
        <numerusform>%n segment chosen</numerusform>
        <numerusform>%n segments chosen</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n segments deleted</source>
      <translation>
        <numerusform>%n segment deleted</numerusform>
        <numerusform>%n segments deleted</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n segments differ</source>
      <translation>
        <numerusform>%n segment differs</numerusform>
        <numerusform>%n segments differ</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n segments given to {name}</source>
      <translation>
        <numerusform>%n segment given to {name}</numerusform>
        <numerusform>%n segments given to {name}</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n things</source>
      <translation>
        <numerusform>%n thing</numerusform>
        <numerusform>%n things</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n things are removed.</source>
      <translation>
        <numerusform>%n thing is removed.</numerusform>
        <numerusform>%n things are removed.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n things keep it from being final</source>
      <translation>
        <numerusform>%n thing keeps it from being final</numerusform>
        <numerusform>%n things keep it from being final</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n to come</source>
      <translation>
        <numerusform>%n to come</numerusform>
        <numerusform>%n to come</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n visits</source>
      <translation>
        <numerusform>%n visit</numerusform>
        <numerusform>%n visits</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n visits have no transcript yet: without one their reports fail.</source>
      <translation>
        <numerusform>%n visit has no transcript yet: without one its reports fail.</numerusform>
        <numerusform>%n visits have no transcript yet: without one their reports fail.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>%n visits name it now.</source>
      <translation>
        <numerusform>%n visit names it now.</numerusform>
        <numerusform>%n visits name it now.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Accept all %n</source>
      <translation>
        <numerusform>Accept %n</numerusform>
        <numerusform>Accept all %n</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>All %n visits of the list</source>
      <translation>
        <numerusform>The %n visit of the list</numerusform>
        <numerusform>All %n visits of the list</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Exporting %n recordings</source>
      <translation>
        <numerusform>Exporting %n recording</numerusform>
        <numerusform>Exporting %n recordings</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Importing %n files</source>
      <translation>
        <numerusform>Importing %n file</numerusform>
        <numerusform>Importing %n files</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Replaced in %n segments</source>
      <translation>
        <numerusform>Replaced in %n segment</numerusform>
        <numerusform>Replaced in %n segments</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>The picture shows the %n sites with the most reports; the table has all.</source>
      <translation>
        <numerusform>The picture shows the %n site with the most reports; the table has all.</numerusform>
        <numerusform>The picture shows the %n sites with the most reports; the table has all.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>There are %n speakers. Ctrl+{next} adds one.</source>
      <translation>
        <numerusform>There is %n speaker. Ctrl+{next} adds one.</numerusform>
        <numerusform>There are %n speakers. Ctrl+{next} adds one.</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>Write %n reports</source>
      <translation>
        <numerusform>Write %n report</numerusform>
        <numerusform>Write %n reports</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>and %n more</source>
      <translation>
        <numerusform>and %n more</numerusform>
        <numerusform>and %n more</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>last %n days</source>
      <translation>
        <numerusform>last %n day</numerusform>
        <numerusform>last %n days</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>the best %n</source>
      <translation>
        <numerusform>the best %n</numerusform>
        <numerusform>the best %n</numerusform>
      </translation>
    </message>
    <message numerus="yes">
      <source>the first %n are shown</source>
      <translation>
        <numerusform>the first %n is shown</numerusform>
        <numerusform>the first %n are shown</numerusform>
      </translation>
    </message>
  </context>
</TS>
