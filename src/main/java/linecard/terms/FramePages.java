package linecard.terms;

import linecard.access.Allowed;
import linecard.people.Agencies;
import linecard.people.Agency;
import linecard.web.Choice;
import linecard.web.Form;
import linecard.web.Html;
import linecard.web.Notice;
import linecard.web.Page;

import org.springframework.stereotype.Controller;
import org.springframework.util.MultiValueMap;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;
import org.springframework.web.bind.annotation.PostMapping;
import org.springframework.web.bind.annotation.RequestParam;
import org.springframework.web.servlet.View;

import java.util.UUID;

import static linecard.access.Audience.TREASURERS;

/// The form of what holds over all versions: the law, the tail, what was inherited.
@Controller
class FramePages {

    private final Frames frames;
    private final Keeping keeping;
    private final Agencies agencies;
    private final Names names;
    private final Overtaking overtaking;

    FramePages(Frames frames, Keeping keeping, Agencies agencies, Names names,
            Overtaking overtaking) {
        this.frames = frames;
        this.keeping = keeping;
        this.agencies = agencies;
        this.names = names;
        this.overtaking = overtaking;
    }

    @GetMapping("/agencies/{id}/commission-terms/agreement")
    @Allowed(TREASURERS)
    View edit(Page page, @PathVariable UUID id) {
        var agency = agencies.of(page.viewer(), id);
        var stored = frames.ofAgency(page.viewer(), id);
        return shown(page, agency, stored, new Form(
                page.words(), FrameForm.fields(page.viewer(), names, stored)));
    }

    @PostMapping("/agencies/{id}/commission-terms/agreement")
    @Allowed(TREASURERS)
    View keep(Page page, @PathVariable UUID id,
            @RequestParam MultiValueMap<String, String> entered) {
        var agency = agencies.of(page.viewer(), id);
        var form = new Form(page.words(), entered);
        var stored = frames.ofAgency(page.viewer(), id);
        if (overtaking.isSaid(page, form, entered, "terms.agreement", stored.id(),
                stored.version())) {
            return shown(page, agency, stored, form).refused();
        }
        var wanted = FrameForm.read(
                form, page.viewer(), names, agencies.all(page.viewer()), stored);
        if (wanted.isEmpty()) return shown(page, agency, stored, form).refused();
        return switch (keeping.keep(page.viewer(), wanted.get())) {
            case Saved.Done(UUID row) -> Html.seeOther(
                    "/agencies/" + id + "/commission-terms",
                    Notice.of("web.saved").undoable("terms.agreement", row));
            case Saved.Refused(var objections) -> {
                VersionBoards.note(form, objections);
                yield shown(page, agency, stored, form).refused();
            }
        };
    }

    private Html shown(Page page, Agency agency, Frame stored, Form form) {
        var others = agencies.all(page.viewer()).stream()
                .filter(one -> !one.id().equals(agency.id()))
                .map(one -> new Choice(one.id().toString(), one.name())).toList();
        return (out, tags) ->
                JteframeformGenerated.render(
                        out, tags, page, agency, stored.id(), form, others);
    }
}
