/// How does a week's call sheet go out on paper, and what was ticked and written on it when it
/// comes back? Sheets in, PDF out; pictures in, boxes with a confidence out. Knows no database, no
/// clock, no words: what is printed and what is said of a page comes from the caller.
@NullMarked
package linecard.paper;

import org.jspecify.annotations.NullMarked;
