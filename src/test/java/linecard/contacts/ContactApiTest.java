package linecard.contacts;

import linecard.Described;
import linecard.LinecardTest;
import linecard.Program;
import linecard.Town;
import linecard.access.Role;

import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.springframework.beans.factory.annotation.Autowired;
import org.springframework.context.ApplicationContext;
import org.springframework.test.web.servlet.assertj.MockMvcTester;

import static org.assertj.core.api.Assertions.assertThat;

@LinecardTest
class ContactApiTest {

    @Autowired ApplicationContext program;
    @Autowired MockMvcTester http;
    @Autowired Town town;

    Town.Company company;
    Program crm;

    @BeforeEach
    void found() {
        company = town.company();
        crm = new Program(program, company.owner());
    }

    @Test
    void a_contact_is_kept_and_erased() {
        var described = new Described(http);
        var added = crm.post("/api/v1/contacts", """
                {"familyName": "Szűcs", "givenName": "Árpád", "phones": ["30 123 4567"],
                 "emails": ["A@b.example"], "account": "%s", "role": "Beszerző"}
                """.formatted(company.north().id("account")));
        assertThat(described.read("addContact", added).at("/phones/0/number").stringValue())
                .isEqualTo("+36301234567");
        var at = "/api/v1/contacts/" + Program.id(added);
        described.read("getContact", crm.get(at));
        assertThat(described.read("listContacts", crm.get("/api/v1/contacts?q=szucs&account="
                + company.north().id("account"))).path("items")).hasSize(1);
        assertThat(crm.put(at, 1, "{\"familyName\": \"Sipos\", \"emails\": [\"nem\"]}"))
                .hasStatus(422).bodyText().contains("#/emails");
        described.read("changeContact", crm.put(at, 1, "{\"familyName\": \"Sipos\"}"));
        assertThat(crm.get(at)).bodyText().contains("\"phones\":[]");
        assertThat(crm.send("DELETE", at, "", "If-Match", "\"1\"")).hasStatus(412);
        assertThat(crm.send("DELETE", at, "", "If-Match", "\"2\"")).hasStatus(204);
        assertThat(crm.get(at)).hasStatus(404);
    }

    @Test
    void places_and_consents_are_kept() {
        var described = new Described(http);
        var at = "/api/v1/contacts/" + company.north().id("contact");
        var place = described.read("addContactPlace", crm.post(at + "/places", """
                {"account": "%s", "main": true, "since": "2025-01-01"}
                """.formatted(company.south().id("account")))).path("id").stringValue();
        assertThat(described.read("listContactPlaces", crm.get(at + "/places")).path("items"))
                .hasSize(3);
        described.read("changeContactPlace", crm.put("/api/v1/contact-places/" + place, 1,
                "{\"role\": \"Vezető\", \"until\": \"2025-06-30\"}"));
        assertThat(crm.put("/api/v1/contact-places/" + place, 2,
                "{\"since\": \"2025-01-02\", \"until\": \"2025-01-01\"}")).hasStatus(422);
        described.read("listAccountPlaces", crm.get(
                "/api/v1/accounts/" + company.south().id("account") + "/contacts"));
        var consent = described.read("addConsent", crm.post(at + "/consents", """
                {"purpose": "events", "givenOn": "2025-01-01", "source": "card"}
                """)).path("id").stringValue();
        described.read("withdrawConsent", crm.post("/api/v1/contact-consents/" + consent
                + "/withdrawal", "{}", "If-Match", "\"1\""));
        assertThat(described.read("listConsents", crm.get(at + "/consents")).path("items"))
                .hasSize(2);
        var rep = new Program(program, town.somebody(company, Role.REP, company.south()));
        assertThat(rep.get("/api/v1/contacts")).bodyText().contains("MarkS", "MarkN");
        assertThat(rep.get(at + "/places")).bodyText()
                .doesNotContain(company.north().id("account").toString());
    }
}
