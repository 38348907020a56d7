-- A small company as version 9 of the database held it: S-1 is split evenly and has a line below
-- zero, S-2 is shared with the house, R-1 takes back from S-1, S-4 is one rep's, O-1 has no lines.
set linecard.organisation = '01900000-0000-7000-8000-000000000001';
set linecard.person = '01900000-0000-7000-8000-000000000002';
set linecard.role = 'setup';
insert into access.app_user (id, email, family_name, given_name, password_hash, language)
values ('01900000-0000-7000-8000-000000000002', 'old@example.com', 'Old', 'Hand', '', 'en');
insert into access.organisation (id, slug, name, country, currency, language, zone,
                                 fiscal_calendar)
values ('01900000-0000-7000-8000-000000000001', 'old', 'Old Kft.', 'HU', 'HUF', 'hu', 'Europe/Budapest', 'months:1');
set linecard.role = 'owner';
insert into people.agency (id, organisation_id, code, name, country)
values ('01900000-0000-7000-8000-000000000011', '01900000-0000-7000-8000-000000000001', 'D', 'Duna Bt.', 'HU'), ('01900000-0000-7000-8000-000000000012', '01900000-0000-7000-8000-000000000001', 'A', 'Alföld Bt.', 'HU');
insert into people.rep (id, organisation_id, agency_id, code, family_name)
values ('01900000-0000-7000-8000-000000000021', '01900000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-000000000011', 'R1', 'Kiss'), ('01900000-0000-7000-8000-000000000022', '01900000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-000000000011', 'R2', 'Nagy'),
       ('01900000-0000-7000-8000-000000000023', '01900000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-000000000012', 'R3', 'Őri');
insert into catalog.product_line (id, organisation_id, code, name)
values ('01900000-0000-7000-8000-000000000031', '01900000-0000-7000-8000-000000000001', 'P', 'Szivattyúk'), ('01900000-0000-7000-8000-000000000032', '01900000-0000-7000-8000-000000000001', 'V', 'Szelepek');
insert into accounts.account (id, organisation_id, code, name)
values ('01900000-0000-7000-8000-000000000041', '01900000-0000-7000-8000-000000000001', 'C1', 'Szűcs Kft.');
insert into sales.document (id, organisation_id, kind, number, account_id, booked_on, net_minor,
                            original_number, original_id, fingerprint, import_id)
values ('01900000-0000-7000-8000-000000000051', '01900000-0000-7000-8000-000000000001', 'invoice', 'S-1', '01900000-0000-7000-8000-000000000041', '2026-02-03', 1101, '', null, 'f1', '01900000-0000-7000-8000-000000000060'),
       ('01900000-0000-7000-8000-000000000052', '01900000-0000-7000-8000-000000000001', 'invoice', 'S-2', '01900000-0000-7000-8000-000000000041', '2026-02-28', 1000, '', null, 'f2', '01900000-0000-7000-8000-000000000060'),
       ('01900000-0000-7000-8000-000000000053', '01900000-0000-7000-8000-000000000001', 'credit', 'R-1', '01900000-0000-7000-8000-000000000041', '2026-03-05', -200, 'S-1', '01900000-0000-7000-8000-000000000051', 'f3', '01900000-0000-7000-8000-000000000060'),
       ('01900000-0000-7000-8000-000000000054', '01900000-0000-7000-8000-000000000001', 'invoice', 'S-4', '01900000-0000-7000-8000-000000000041', '2026-03-06', 70, '', null, 'f4', '01900000-0000-7000-8000-000000000060'),
       ('01900000-0000-7000-8000-000000000055', '01900000-0000-7000-8000-000000000001', 'order', 'O-1', '01900000-0000-7000-8000-000000000041', '2026-03-06', 0, '', null, 'f5', '01900000-0000-7000-8000-000000000060');
insert into sales.line (id, organisation_id, document_id, position, product_line_id,
                        quantity_milli, net_minor, cost_minor)
overriding system value
values (11, '01900000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-000000000051', 1, '01900000-0000-7000-8000-000000000031', 2001, 1201, 600),
       (12, '01900000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-000000000051', 2, '01900000-0000-7000-8000-000000000032', -1000, -100, null),
       (13, '01900000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-000000000052', 1, '01900000-0000-7000-8000-000000000031', 1000, 1000, null),
       (14, '01900000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-000000000053', 1, '01900000-0000-7000-8000-000000000031', -1000, -200, -100),
       (15, '01900000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-000000000054', 1, '01900000-0000-7000-8000-000000000032', 1000, 70, 35);
insert into sales.credit (id, organisation_id, line_id, rep_id, agency_id, share_millionths,
                          net_minor, cost_minor, quantity_milli, kind, booked_on, document_id,
                          account_id, product_line_id)
overriding system value
select c.id, d.organisation_id, l.id, c.rep::uuid, c.agency::uuid, c.share, c.net, c.cost,
       c.quantity, d.kind, d.booked_on, d.id, d.account_id, l.product_line_id
from (values
    (101, 11, '01900000-0000-7000-8000-000000000021', '01900000-0000-7000-8000-000000000011', 500000, 601, 300::bigint, 1001),
    (102, 11, '01900000-0000-7000-8000-000000000022', '01900000-0000-7000-8000-000000000011', 500000, 600, 300, 1000),
    (103, 12, '01900000-0000-7000-8000-000000000021', '01900000-0000-7000-8000-000000000011', 500000, -50, null, -500),
    (104, 12, '01900000-0000-7000-8000-000000000022', '01900000-0000-7000-8000-000000000011', 500000, -50, null, -500),
    (105, 13, '01900000-0000-7000-8000-000000000023', '01900000-0000-7000-8000-000000000012', 700000, 700, null, 700),
    (106, 13, null, null, 300000, 300, null, 300),
    (107, 14, '01900000-0000-7000-8000-000000000021', '01900000-0000-7000-8000-000000000011', 500000, -100, -50, -500),
    (108, 14, '01900000-0000-7000-8000-000000000022', '01900000-0000-7000-8000-000000000011', 500000, -100, -50, -500),
    (109, 15, '01900000-0000-7000-8000-000000000023', '01900000-0000-7000-8000-000000000012', 1000000, 70, 35, 1000))
  as c (id, line, rep, agency, share, net, cost, quantity)
join sales.line l on l.id = c.line
join sales.document d on d.id = l.document_id;
insert into sales.month
select organisation_id, kind, date_trunc('month', booked_on)::date, rep_id, agency_id, account_id,
       territory_id, product_line_id, sum(net_minor), sum(least(net_minor, 0)),
       sum(coalesce(cost_minor, 0)), sum(quantity_milli), count(*)
from sales.credit
group by 1, 2, 3, 4, 5, 6, 7, 8;
insert into commissions.statement (id, organisation_id, agency_id, number, period, fiscal_year,
                                   fiscal_month, counted, lines, base_minor, total_minor, seal,
                                   letterhead, agency_name, agency_head, issued_at, issued_name)
values ('01900000-0000-7000-8000-000000000090', '01900000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-000000000011', '2026-0001', '[2026-02-01,2026-03-01)', 2026, 2, 'invoice', 2, 551, 28,
        repeat('0', 64), 'Old Kft.', 'Duna Bt.', 'Duna Bt.', '2026-03-02 10:00:00+00', 'Old Hand');
insert into commissions.statement_line (organisation_id, statement_id, statement_number, fiscal_year,
    fiscal_month, agency_id, rep_id, position, credit_id, document_id, document_kind,
    document_number, booked_on, account_name, product_line_name, rep_name, quantity_milli,
    line_net_minor, share_millionths, base_minor, rate_millionths, rate_of, rate_from, rule,
    amount_minor)
values ('01900000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-000000000090', '2026-0001', 2026, 2, '01900000-0000-7000-8000-000000000011', '01900000-0000-7000-8000-000000000021', 1, 101, '01900000-0000-7000-8000-000000000051', 'invoice', 'S-1',
        '2026-02-03', 'Szűcs Kft.', 'Szivattyúk', 'Kiss', 2001, 1201, 500000, 601, 50000,
        'Szivattyúk', '2026-01-01', 'product_line', 30),
       ('01900000-0000-7000-8000-000000000001', '01900000-0000-7000-8000-000000000090', '2026-0001', 2026, 2, '01900000-0000-7000-8000-000000000011', '01900000-0000-7000-8000-000000000022', 2, 104, '01900000-0000-7000-8000-000000000051', 'invoice', 'S-1',
        '2026-02-03', 'Szűcs Kft.', 'Szelepek', 'Nagy', -1000, -100, 500000, -50, 40000,
        '', '2026-01-01', 'default', -2);
