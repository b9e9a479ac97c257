using System.Globalization;
using JakAdvisor.Web.Data;
using Npgsql;

namespace JakAdvisor.Web.Tests.Support;

/// <summary>
/// Fills a PostgreSQL database with invented patients in bulk: each with two assessments, a signed start, a treatment of two to five years and twelve visits. One in four has an adverse event, one in ten stopped, one in ten has
/// an open draft. Answers and evaluations are those that the program wrote for the invented patients of every new clinic; the dates among the answers are moved to the day of their row.
/// </summary>
internal static class LargeClinic
{
    /// <summary>Days after the start of the twelve visits.</summary>
    private const string Days = "(VALUES (1,14),(2,28),(3,56),(4,84),(5,112),(6,140),(7,182),(8,273),(9,364),(10,455),(11,546),(12,728)) AS v(k, day)";

    public static async Task FillAsync(string connection, int patients, DateOnly today)
    {
        await using var server = new NpgsqlConnection(connection);
        await server.OpenAsync();
        // What is not written below is empty.
        foreach (var table in new[] { "Visits", "Assessments", "Treatments", "Patients", "AdverseEvents", "Drafts" }) await ExecuteAsync(server, $"""
            DO $$ DECLARE c record; BEGIN FOR c IN SELECT column_name FROM information_schema.columns WHERE table_name = '{table}' AND is_nullable = 'NO' AND data_type IN ('text', 'character varying')
            LOOP EXECUTE format('ALTER TABLE %I ALTER COLUMN %I SET DEFAULT %L', '{table}', c.column_name, ''); END LOOP; END $$
            """);
        foreach (var sql in Statements(patients, today.ToString("yyyy-MM-dd", CultureInfo.InvariantCulture))) await ExecuteAsync(server, sql);
    }

    private static async Task ExecuteAsync(NpgsqlConnection server, string sql)
    {
        await using var command = new NpgsqlCommand(sql, server) { CommandTimeout = 600 };
        await command.ExecuteNonQueryAsync();
    }

    private static IEnumerable<string> Statements(int patients, string today)
    {
        // What the program stored for its invented patients, and the same moved by whole days; three of their rows are visits.
        yield return """
            CREATE TEMP TABLE told AS
            SELECT 'a' || row_number() OVER (ORDER BY p."RecordNumber", a."CreatedAt") - 1 AS id, a."AsOf" AS day, a."Entries", a."Facts" AS other, '' AS "Request", a."Evaluation", a."Summary", a."Release", a."ReleaseSha256", a."SiteFile", a."ProgramVersion"
            FROM "Assessments" a JOIN "Patients" p ON p."Id" = a."PatientId"
            UNION ALL SELECT 'v' || row_number() OVER (ORDER BY "On") - 1, "On", "Entries", "Typed", "Request", "Evaluation", "Summary", "Release", "ReleaseSha256", "SiteFile", "ProgramVersion" FROM "Visits"
            """;
        yield return """
            CREATE FUNCTION pg_temp.moved(told text, days int) RETURNS text LANGUAGE plpgsql AS $$
            DECLARE found text; moved text := told;
            BEGIN
                FOR found IN SELECT DISTINCT m[1] FROM regexp_matches(told, '\d{4}-\d{2}-\d{2}', 'g') m LOOP moved := replace(moved, found, to_char(found::date + days, 'YYYY~MM~DD')); END LOOP;
                RETURN replace(moved, '~', '-');
            END $$
            """;
        yield return $"""
            CREATE TEMP TABLE people AS SELECT i, md5('p' || i)::uuid AS patient, md5('a' || i)::uuid AS first, md5('b' || i)::uuid AS assessment, md5('d' || i)::uuid AS decision, md5('t' || i)::uuid AS treatment,
                DATE '{today}' - (735 + 7 * (i % 143)) AS started, 'a' || i % (SELECT count(*) FROM told WHERE id LIKE 'a%') AS story FROM generate_series(1, {patients}) i
            """;
        yield return $"""
            CREATE TEMP TABLE moved AS SELECT id, wanted.day, pg_temp.moved("Entries", wanted.day - told.day) AS entries, pg_temp.moved(other, wanted.day - told.day) AS other
            FROM told JOIN (
                SELECT DISTINCT 'v' || k % 3 AS story, started + day AS day FROM people, {Days}
                UNION SELECT story, started - before FROM people, (VALUES (3), (40)) AS b(before)
                UNION SELECT story, DATE '{today}' - i % 30 FROM people WHERE i % 10 = 3) wanted ON wanted.story = told.id
            """;
        yield return "CREATE INDEX ON moved (id, day)";
        yield return "ANALYZE moved";
        yield return """
            INSERT INTO "Patients" ("Id", "RecordNumber", "Name", "NameKey", "BirthDate", "Sex", "CreatedAt", "Version")
            SELECT patient, 'L-' || i, 'Person ' || i, 'PERSON ' || i, DATE '1950-01-01' + i % 18000, CASE WHEN i % 2 = 0 THEN 'female' ELSE 'male' END, started::timestamptz, 0 FROM people
            """;
        foreach (var (id, before) in new[] { ("first", 40), ("assessment", 3) })
        {
            yield return $"""
                INSERT INTO "Assessments" ("Id", "PatientId", "Entries", "Facts", "Evaluation", "Summary", "FreshUntil", "Jurisdiction", "AsOf", "PlannedStart", "Release", "ReleaseSha256", "SiteFile", "ProgramVersion", "AuthorId", "AuthorName", "CreatedAt", "SubmissionKey")
                SELECT {id}, patient, moved.entries, moved.other, "Evaluation", "Summary", started + i % 60, 'eu', moved.day, started, "Release", "ReleaseSha256", "SiteFile", "ProgramVersion", 'x', 'x', moved.day::timestamptz, gen_random_uuid()
                FROM people JOIN told ON told.id = story JOIN moved ON moved.id = story AND moved.day = started - {before}
                """;
        }
        yield return """
            INSERT INTO "Decisions" ("Id", "AssessmentId", "PatientId", "Kind", "Drug", "Dose", "PlannedStart", "Comment", "SignedById", "SignedByName", "SignedAt", "SubmissionKey")
            SELECT decision, assessment, patient, 'start', 'upadacitinib', '45 mg once daily', started, '', 'x', 'x', (started - 2)::timestamptz, gen_random_uuid() FROM people WHERE i % 50 > 0
            UNION ALL SELECT decision, first, patient, 'start', 'upadacitinib', '45 mg once daily', started, '', 'x', 'x', (started - 2)::timestamptz, gen_random_uuid() FROM people WHERE i % 50 = 0
            """;
        yield return $"""
            INSERT INTO "Treatments" ("Id", "PatientId", "DecisionId", "AssessmentId", "Jurisdiction", "Drug", "Dose", "StartedOn", "Phase", "State", "StoppedOn", "StopReason", "ResponseRecorded", "NextDueOn", "NextDue",
                "LastVisitOn", "LastVisitWeek", "LastLevel", "Disease", "BaselineOn", "Sex", "AgeAtStart", "DiseaseMonths", "Smoking", "Location", "Behaviour", "Perianal", "Hypertension", "Dyslipidaemia", "Bmi", "PriorBiologics",
                "PriorInfliximab", "PriorAdalimumab", "PriorUstekinumab", "PriorVedolizumab", "BaselineSteroid", "CreatedAt", "Version", "SubmissionKey", "Baseline_Cdai", "Baseline_SesCd", "Baseline_Crp", "Baseline_Esr",
                "Baseline_Calprotectin", "Baseline_Albumin", "Baseline_Haemoglobin", "Baseline_Lymphocytes")
            SELECT treatment, patient, decision, CASE WHEN i % 50 > 0 THEN assessment ELSE first END, 'eu', 'upadacitinib', '30 mg once daily', started, 'maintenance', CASE WHEN i % 10 = 0 THEN 'stopped' WHEN i % 25 = 1 THEN 'paused' ELSE 'active' END,
                CASE WHEN i % 10 = 0 THEN started + 20 + i % 300 END, CASE WHEN i % 10 = 0 THEN 'no-benefit' ELSE '' END, false, CASE WHEN i % 10 > 0 THEN DATE '{today}' - 30 + i % 120 END, CASE WHEN i % 10 > 0 THEN 'Blood count, Liver tests' ELSE '' END,
                started + 84, 12, (ARRAY['continue','watch','act','incomplete','interrupt'])[1 + i % 5], 'crohns-disease', started - 3, CASE WHEN i % 2 = 0 THEN 'female' ELSE 'male' END, 18 + i % 60, i % 240, (ARRAY['never','former','current',''])[1 + i % 4],
                (ARRAY['L1','L2','L3','L3+4'])[1 + i % 4], (ARRAY['B1','B2','B3'])[1 + i % 3], i % 3 = 0, i % 7 = 0, i % 11 = 0, 18 + i % 15, i % 4, i % 3 = 0, i % 4 = 0, i % 5 = 0, i % 6 = 0, i % 8 = 0, started::timestamptz, 0, gen_random_uuid(),
                150 + (i * 7) % 300, i % 30, CASE WHEN i % 6 > 0 THEN (i * 13) % 400 / 10.0 END, i % 60, CASE WHEN i % 5 > 0 THEN (i * 31) % 1500 END, 25 + i % 25, 9 + i % 7, 0.5 + (i % 30) / 10.0 FROM people
            """;
        yield return $"""
            INSERT INTO "Visits" ("Id", "PatientId", "TreatmentId", "On", "Week", "Dose", "Phase", "Typed", "Entries", "Request", "Evaluation", "Summary", "Level", "Provisional", "OnCorticosteroid", "Release", "ReleaseSha256", "SiteFile", "ProgramVersion",
                "AuthorId", "AuthorName", "CreatedAt", "SubmissionKey", "Measured_Cdai", "Measured_SesCd", "Measured_Crp", "Measured_Esr", "Measured_Calprotectin", "Measured_Haemoglobin", "Measured_Lymphocytes",
                "Outcomes_ClinicalResponse", "Outcomes_ClinicalRemission", "Outcomes_EndoscopicResponseStudy", "Outcomes_EndoscopicResponseTrials", "Outcomes_EndoscopicRemission", "Outcomes_MucosalHealing", "Outcomes_CrpNormal",
                "Outcomes_CrpNormalised", "Outcomes_EsrNormal", "Outcomes_EsrNormalised", "Outcomes_CalprotectinNormal", "Outcomes_CalprotectinNormalised", "Outcomes_UcResponse", "Outcomes_UcRemission", "Outcomes_HbiResponse", "Outcomes_HbiRemission")
            SELECT gen_random_uuid(), patient, treatment, started + v.day, v.day / 7, '30 mg once daily', 'maintenance', moved.other, moved.entries, "Request", "Evaluation", "Summary", (ARRAY['continue','watch','act','incomplete','interrupt'])[1 + i % 5], false, i % 9 = 0, "Release", "ReleaseSha256", "SiteFile", "ProgramVersion", 'x', 'x', (started + v.day)::timestamptz, gen_random_uuid(),
                60 + (i * 11 + k) % 300, CASE WHEN i % 3 = 0 THEN i % 20 END, (i * 17) % 200 / 10.0, i % 40, CASE WHEN i % 2 = 0 THEN (i * 23) % 900 END, 11, 1.2,
                a, b, c, c, b, CASE WHEN i % 7 = 0 THEN 'not-applicable' ELSE c END, a, b, a, b, c, c, 'not-evaluable', 'not-evaluable', 'not-evaluable', 'not-evaluable'
            FROM people CROSS JOIN {Days} JOIN told ON told.id = 'v' || k % 3 JOIN moved ON moved.id = told.id AND moved.day = started + v.day, LATERAL (SELECT (ARRAY['yes','no','yes','not-evaluable'])[1 + (i + k) % 4], (ARRAY['no','yes','no','not-evaluable'])[1 + (i + k) % 4], (ARRAY['yes','no','not-evaluable'])[1 + (i + k) % 3]) AS o(a, b, c)
            """;
        yield return """
            INSERT INTO "AdverseEvents" ("Id", "PatientId", "TreatmentId", "Withdrawn", "Code", "Term", "OnsetOn", "Grade", "Serious", "Relation", "Action", "Outcome", "Comment", "AuthorId", "AuthorName", "CreatedAt", "SubmissionKey")
            SELECT gen_random_uuid(), patient, treatment, false, (ARRAY['acne','lymphopenia','infection','herpes-zoster','other'])[1 + i % 5], 'x', started + i % 200, 'mild', i % 40 = 0, 'possible', 'none', 'resolved', '', 'x', 'x', started::timestamptz, gen_random_uuid()
            FROM people WHERE i % 4 = 0
            """;
        yield return $"""
            INSERT INTO "Drafts" ("Id", "PatientId", "Entries", "Jurisdiction", "PlannedStart", "Editor", "UpdatedBy", "UpdatedAt", "Version")
            SELECT gen_random_uuid(), patient, entries, 'eu', DATE '{today}' + i % 40, gen_random_uuid(), 'x', moved.day::timestamptz, 1 FROM people JOIN moved ON moved.id = story AND moved.day = DATE '{today}' - i % 30 WHERE i % 10 = 3
            """;
        // As the program left them yesterday: the work-ups of those on treatment are decided, the drafts are open.
        yield return $"""
            INSERT INTO "ScreeningSummaries" ("PatientId", "Outstanding", "Decisive", "HandOver", "PlannedStart", "IsOpen", "UpdatedAt")
            SELECT patient, i % 12, i % 5, '', CASE WHEN i % 10 = 3 THEN DATE '{today}' + i % 40 END, i % 10 = 3, (DATE '{today}' - 1)::timestamptz FROM people
            """;
        yield return "DROP TABLE people, told, moved";
        yield return "VACUUM ANALYZE";
    }
}
