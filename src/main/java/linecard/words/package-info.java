/// What does the screen say, in English and Hungarian, and how do people write numbers and dates?
@NullMarked
package linecard.words;

import org.jspecify.annotations.NullMarked;
