package linecard.exchange;

import linecard.access.History;

/// What taking an import back needs to know.
///
/// @param changes of the records that leave a trace
record Trace(History.Mark changes) {}
