-- What belongs to a goal is seen with the goal, and what belongs to an account with the account:
-- each is looked up by itself, instead of all goals and accounts for one row of theirs.
alter policy seen on plan.goal_proposal using (
    (select access.staff_everywhere())
    or exists (select from plan.goal g
               where g.organisation_id = goal_proposal.organisation_id
                 and g.id = goal_proposal.goal_id));
alter policy seen on plan.goal_month using (
    (select access.staff_everywhere())
    or exists (select from plan.goal_proposal p
               where p.organisation_id = goal_month.organisation_id
                 and p.id = goal_month.proposal_id));
alter policy seen on plan.goal_agreement using (
    (select access.staff_everywhere())
    or exists (select from plan.goal_proposal p
               where p.organisation_id = goal_agreement.organisation_id
                 and p.id = goal_agreement.proposal_id));

alter policy own on plan.goal_proposal with check (
    exists (select from plan.goal g
            where g.organisation_id = goal_proposal.organisation_id
              and g.id = goal_proposal.goal_id)
    and proposed_by = (select access.person())
    and (side = 'rep') = ((select access.role()) = 'rep'));
alter policy own on plan.goal_month with check (
    exists (select from plan.goal_proposal p
            where p.organisation_id = goal_month.organisation_id
              and p.id = goal_month.proposal_id));
-- Whoever did not propose it agrees.
alter policy own on plan.goal_agreement with check (
    agreed_by = (select access.person())
    and exists (select from plan.goal_proposal p
                where p.organisation_id = goal_agreement.organisation_id
                  and p.id = goal_agreement.proposal_id
                  and (p.side = 'rep') = ((select access.role()) <> 'rep')));

alter policy seen on accounts.alias using (
    (select access.staff_everywhere())
    or (select access.staff())
       and exists (select from accounts.account a
                   where a.organisation_id = alias.organisation_id and a.id = alias.account_id));
alter policy seen on calls.question using (
    (select access.staff_everywhere())
    or (rep_id is null or rep_id = any ((select people.reps_seen())::uuid[]))
       and exists (select from accounts.account a
                   where a.organisation_id = question.organisation_id
                     and a.id = question.account_id));
alter policy own on calls.question with check (
    asked_by = (select access.person())
    and exists (select from accounts.account a
                where a.organisation_id = question.organisation_id
                  and a.id = question.account_id));
