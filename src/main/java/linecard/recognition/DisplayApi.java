package linecard.recognition;

import jakarta.servlet.http.HttpServletRequest;
import linecard.access.Allowed;
import linecard.api.Area;
import linecard.api.Call;
import linecard.api.Does;
import linecard.api.Part;
import linecard.api.Slice;
import linecard.people.Territory;
import linecard.words.Language;

import org.jspecify.annotations.Nullable;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestBody;
import org.springframework.web.bind.annotation.ResponseStatus;
import org.springframework.web.bind.annotation.RestController;

import java.time.Instant;
import java.util.List;
import java.util.UUID;

import static linecard.access.Audience.KEEPERS;

/// Screens on walls, for programs.
@RestController
@Part(value = Area.ACCESS, about = "Displays",
        says = "Screens on walls that show who leads. Whoever has the address of one sees what it "
                + "shows, until it is revoked.")
class DisplayApi {

    private final Displays displays;

    DisplayApi(Displays displays) {
        this.displays = displays;
    }

    record Answer(
            UUID id, String name, Language language, Instant madeAt,
            @Does("To the minute; null for never") @Nullable Instant seenAt) {

        static Answer of(Display one) {
            return new Answer(one.id(), one.name(), one.language(), one.madeAt(), one.seenAt());
        }
    }

    record Entry(
            @Nullable String name,
            @Does("Of what it shows") @Nullable Language language) {}

    @Does("The address that opens it; it is answered this once")
    record Made(UUID id, @Nullable String address) {}

    @GetMapping("/api/v1/displays")
    @Allowed(KEEPERS)
    @Does("List displays that are not revoked")
    ResponseEntity<Slice<Answer>> listDisplays(Call call) {
        Territory.requireWholeMarket(call.viewer());
        return call.sliceOf(
                displays.all(call.viewer()).stream().map(Answer::of).toList(), Answer::id);
    }

    @PostMapping("/api/v1/displays")
    @Allowed(KEEPERS)
    @ResponseStatus(HttpStatus.CREATED)
    @Does("Make a display; answers its address, this once")
    ResponseEntity<Made> makeDisplay(
            Call call, @RequestBody Entry body, HttpServletRequest request) {
        Territory.requireWholeMarket(call.viewer());
        var entered = call.entered(body);
        var form = entered.form();
        var name = form.text("name", Display.LONGEST_NAME);
        var language = form.choice("language", Language.class);
        entered.requireWhole();
        var made = displays.make(call.viewer(), name.get(), language.get()).orElseThrow(() -> {
            form.problem("name", "recognition.displays.most", Displays.MOST);
            return entered.refusal();
        });
        call.secret("address");
        return call.created("displays/" + made.id(), new Made(made.id(),
                DisplayPages.address(request, made.secret())), 1);
    }

    @PostMapping("/api/v1/displays/{id}/revocation")
    @Allowed(KEEPERS)
    @Does("Revoke a display: its address leads nowhere any more")
    ResponseEntity<Void> revokeDisplay(Call call, @PathVariable UUID id) {
        Territory.requireWholeMarket(call.viewer());
        displays.revoke(call.viewer(), id);
        return ResponseEntity.noContent().build();
    }
}
