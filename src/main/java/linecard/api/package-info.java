/// How do other programs talk to us? Tokens, problems, paging, commands, and the API's document.
@NullMarked
package linecard.api;

import org.jspecify.annotations.NullMarked;
