package linecard.moving;

import java.util.List;

import static linecard.moving.Kind.ACCOUNTS;
import static linecard.moving.Kind.CONTACTS;
import static linecard.moving.Kind.EVENTS;
import static linecard.moving.Kind.LEADS;
import static linecard.moving.Kind.LINES;
import static linecard.moving.Kind.OPPORTUNITIES;
import static linecard.moving.Kind.PRODUCTS;
import static linecard.moving.Kind.TASKS;
import static linecard.moving.Kind.USERS;
import static linecard.moving.Program.SALESFORCE;

/// The tables of a Salesforce export, those with the surest marks first.
final class SalesforceTables {

    static final List<Outline> ALL = List.of(
            Outline.of(SALESFORCE, USERS, "id username lastname", "", """
                    id id
                    name name
                    givenName firstname
                    familyName lastname
                    email email
                    """),
            Outline.of(SALESFORCE, LINES, "opportunityid quantity", "stagename", """
                    opportunity opportunityid
                    product product2id productid productcode
                    productName productname name
                    amount totalprice
                    """),
            Outline.of(SALESFORCE, OPPORTUNITIES, "stagename closedate", "", """
                    opportunity id opportunityid
                    name name
                    account accountid
                    accountName accountname
                    owner ownerid owner
                    stage stagename
                    isWon iswon
                    isClosed isclosed
                    amount amount
                    currency currencyisocode
                    opened createddate
                    close closedate
                    note description
                    """),
            Outline.of(SALESFORCE, TASKS, "whatid activitydate status", "", """
                    id id
                    opportunity whatid
                    who whoid
                    account accountid
                    owner ownerid
                    content subject
                    note description
                    due activitydate
                    status status
                    isClosed isclosed
                    done completeddatetime
                    callKind type tasksubtype
                    """),
            Outline.of(SALESFORCE, EVENTS, "whatid startdatetime|whatid activitydatetime", "", """
                    id id
                    callDay activitydate startdatetime activitydatetime
                    content subject
                    note description
                    opportunity whatid
                    who whoid
                    account accountid
                    owner ownerid
                    callKind type eventsubtype
                    """),
            Outline.of(SALESFORCE, PRODUCTS, "name productcode family|name productcode isactive",
                    "pricebook2id opportunityid", """
                    id id
                    product productcode
                    name name
                    line family
                    """),
            Outline.of(SALESFORCE, LEADS,
                    "lastname company isconverted|lastname company leadsource", "accountid", """
                    id id
                    familyName lastname
                    givenName firstname
                    title salutation
                    company company
                    jobTitle title
                    phone phone
                    phone2 mobilephone
                    email email
                    owner ownerid
                    isConverted isconverted
                    country countrycode country
                    postalCode postalcode
                    city city
                    address street
                    note description
                    """),
            Outline.of(SALESFORCE, CONTACTS, "lastname accountid", "", """
                    id id
                    familyName lastname
                    givenName firstname
                    title salutation
                    account accountid
                    accountName accountname
                    jobTitle title
                    phone phone
                    phone2 mobilephone
                    email email
                    note description
                    """),
            Outline.of(SALESFORCE, ACCOUNTS, "name billingcity|name billingstreet", "lastname", """
                    id id
                    number accountnumber
                    name name
                    parent parentid
                    owner ownerid owner
                    customerType type
                    country billingcountrycode billingcountry
                    postalCode billingpostalcode
                    city billingcity
                    address billingstreet
                    phone phone
                    """));

    private SalesforceTables() {}
}
