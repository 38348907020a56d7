/// How are those honoured who do well, and was it fair?
@NullMarked
package linecard.recognition;

import org.jspecify.annotations.NullMarked;
