package linecard.entrance;

import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Part;
import linecard.api.Scope;
import linecard.api.Slice;
import linecard.api.Token;
import linecard.api.Tokens;

import org.jspecify.annotations.Nullable;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import static linecard.access.Audience.MEMBERS;

/// The person's own tokens, for programs. A token makes no other: it would outlive its own end.
@RestController
@Part(value = Area.ACCESS, about = "Tokens",
        says = "The own access tokens of the person for whom the program works. They are made on "
                + "the page only.")
class TokenApi {

    private final Tokens tokens;

    TokenApi(Tokens tokens) {
        this.tokens = tokens;
    }

    record Answer(
            UUID id, String name, List<String> scopes, Instant createdAt, Instant expiresAt,
            @Nullable Instant lastUsedAt) {

        static Answer of(Token token) {
            return new Answer(token.id(), token.name(),
                    token.scopes().stream().map(Scope::code).sorted().toList(),
                    token.createdAt(), token.expiresAt(), token.lastUsedAt());
        }
    }

    @GetMapping("/api/v1/tokens")
    @Allowed(MEMBERS)
    @Does("List the own tokens that are at work")
    ResponseEntity<Slice<Answer>> listTokens(Call call) {
        return call.sliceOf(
                tokens.all(call.viewer()).stream().map(Answer::of).toList(), Answer::id);
    }

    @PostMapping("/api/v1/tokens/{id}/revocation")
    @Allowed(MEMBERS)
    @Does("Revoke an own token, from the next request on")
    ResponseEntity<Void> revokeToken(Call call, @PathVariable UUID id) {
        tokens.revoke(call.viewer(), id);
        return ResponseEntity.noContent().build();
    }
}
