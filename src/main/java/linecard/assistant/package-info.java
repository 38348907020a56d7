/// What may an assistant ask and do here in somebody's name? The Model Context Protocol over HTTP
/// (modelcontextprotocol.io), as far as tools go. A tool is some operations of the API under one
/// name: they answer as they answer any program, within the token's scopes and the person's
/// rights.
@NullMarked
package linecard.assistant;

import org.jspecify.annotations.NullMarked;
