using JakAdvisor.Web.Form;

namespace JakAdvisor.Web.Tests.Form;

public sealed class FormErrorTests
{
    [Theory]
    [InlineData("labs.haemoglobin", "12,8", "Haemoglobin: 12,8 has a comma. Write decimals with a point (12.8) and nothing between thousands (1500).")]
    [InlineData("labs.haemoglobin", "low", "Haemoglobin: low is not a number. Write digits only, with a point for decimals (12.8).")]
    [InlineData("labs.haemoglobin", "1e1", "Haemoglobin: 1e1 is not a number. Write digits only, with a point for decimals (12.8).")]
    [InlineData("labs.haemoglobin", "128", "Haemoglobin cannot be 128 g/dL. Possible: 2 to 25 g/dL. Is it 128 g/L?")]
    [InlineData("labs.haemoglobin", "1.9", "Haemoglobin cannot be 1.9 g/dL. Possible: 2 to 25 g/dL. Is it 1.9 mmol/L?")]
    [InlineData("kidney.egfr", "201", "eGFR cannot be 201 mL/min/1.73 m². Possible: 0 to 200 mL/min/1.73 m².")]
    [InlineData("patient.age", "-1", "Age cannot be -1 years. Possible: 0 to 120 years.")]
    [InlineData("patient.age", "121", "Age cannot be 121 years. Possible: 0 to 120 years.")]
    [InlineData("tb.igra", "maybe", "IGRA cannot be maybe. Possible: negative, positive, indeterminate, not done, not known.", "tb.igra.on=2026-10-01")]
    [InlineData("cardiovascular.diabetes", "not-done", "Diabetes cannot be not-done. Possible: no, yes, not known.")]
    [InlineData("disease.diagnosedOn", "31 Feb 2020", "Date of diagnosis: 31 Feb 2020 is not a date. Write it like 22 Nov 2026 or 2026-11-22, from 1900 on.")]
    [InlineData("disease.diagnosedOn", "2026-11-23", "Date of diagnosis: 23 Nov 2026 is after 22 Nov 2026, the day of this assessment. Possible: that day or earlier.")]
    [InlineData("infection.activeSerious.on", "soon", "Serious infection now, date: soon is not a date. Write it like 22 Nov 2026 or 2026-11-22, from 1900 on.", "infection.activeSerious=no")]
    [InlineData("tb.igra.on", "2027-01-01", "IGRA, date: 1 Jan 2027 is after 22 Nov 2026, the day of this assessment. Possible: that day or earlier.", "tb.igra=negative")]
    [InlineData("labs.on", "1 Dec 2026", "Date of the blood tests: 1 Dec 2026 is after 22 Nov 2026, the day of this assessment. Possible: that day or earlier.", "labs.crp=4", "kidney.egfr=80")]
    [InlineData("labs.crp.unit", "g/L", "CRP cannot be in g/L. Possible: mg/L, mg/dL.", "labs.crp=4")]
    [InlineData("labs.altTimesUln.limit", "", "ALT in U/L needs the laboratory's upper limit. Possible: a number from 1 to 1000 U/L.", "labs.altTimesUln=80", "labs.altTimesUln.unit=U/L")]
    [InlineData("labs.altTimesUln.limit", "0", "ALT in U/L needs the laboratory's upper limit. Possible: a number from 1 to 1000 U/L.", "labs.altTimesUln=80", "labs.altTimesUln.unit=U/L")]
    [InlineData("labs.altTimesUln", "9000", "ALT cannot be 9000 U/L. Possible: 0 to 8000 U/L.", "labs.altTimesUln.limit=40", "labs.altTimesUln.unit=U/L")]
    [InlineData("patient.height", "177", "Height: there is an answer, and not known is ticked as well. Leave one of the two.", "patient.height.unknown=yes")]
    [InlineData("therapy.antiTnfInadvisable.reason", "", "TNF blockers inadvisable: write the reason. It is kept with the assessment.", "therapy.antiTnfInadvisable=yes")]
    [InlineData("therapy.noSuitableAlternative.reason", "", "No suitable alternative: write the reason. It is kept with the assessment.", "therapy.noSuitableAlternative=yes")]
    [InlineData("medications.current.none", "yes", "Other medicines: something is entered, and none is ticked as well. Leave one of the two.", "medications.current.0=aspirin")]
    [InlineData("medications.current.unknown", "yes", "Other medicines: something is entered, and not known is ticked as well. Leave one of the two.", "medications.current.0=aspirin")]
    [InlineData("allergy.jakInhibitors.none", "yes", "Allergy to a JAK inhibitor: none and not known are both ticked. Leave one of the two.", "allergy.jakInhibitors.unknown=yes")]
    [InlineData("therapy.history.0.outcome", "", "IBD medicines so far, row 1: choose how it turned out. “Not known” is an answer too.", "therapy.history.0.agent=infliximab")]
    [InlineData("therapy.history.1.agent", "", "IBD medicines so far, row 2: choose the medicine. One that is not in the list is “other”, with its name.", "therapy.history.1.outcome=effective")]
    [InlineData("therapy.history.0.name", "", "IBD medicines so far, row 1: write the name of the other medicine.", "therapy.history.0.agent=other", "therapy.history.0.outcome=effective")]
    [InlineData("therapy.history.0.name", "Remicade", "IBD medicines so far, row 1: a name goes only with “other”. Choose “other”, or take Remicade away.", "therapy.history.0.agent=infliximab", "therapy.history.0.outcome=effective")]
    [InlineData("cardiovascular.smoking.perDay", "many", "Cigarettes a day cannot be many. Possible: a number from 0 to 200, with a point for decimals.")]
    [InlineData("cardiovascular.smoking.years", "101", "Years of smoking cannot be 101. Possible: a number from 0 to 100, with a point for decimals.")]
    [InlineData("disease.hbi.items.wellBeing", "5", "Harvey-Bradshaw Index, General well-being, previous day: 5 is not possible. Possible: a whole number from 0 to 4.")]
    [InlineData("disease.cdai.items.abdominalMass", "3", "CDAI, Abdominal mass: 3 is not possible. Possible: 0, 2, 5.")]
    [InlineData("disease.cdai.items.haematocrit", "0.42", "CDAI, Haematocrit, %: 0.42 is not possible. Possible: a number from 5 to 75 %.")]
    public void A_wrong_entry_is_refused_at_its_field_in_words_and_kept(string field, string typed, string message, params string[] beside)
    {
        var rest = beside.Select(pair => pair.Split('=', 2)).Select(pair => (pair[0], pair[1]));
        var panel = field.StartsWith("labs", StringComparison.Ordinal) || field.StartsWith("kidney", StringComparison.Ordinal) ? [("labs.on", "2026-11-10")] : Array.Empty<(string, string)>();
        var reading = Typed.Read([.. panel, .. rest, (field, typed)]);
        Assert.Equal(message, reading.OnlyError(field));
        Assert.Equal(typed.Length == 0 ? null : typed, reading.Entries[field]);
    }

    [Theory]
    [InlineData("tb.igra", "negative", "tb.igra.on", "IGRA: give the date of it. A result without its date cannot be used.")]
    [InlineData("hbv.hbsAg", "positive", "hbv.hbsAg.on", "HBsAg: give the date of it. A result without its date cannot be used.")]
    [InlineData("disease.mayo", "8", "disease.mayo.on", "Full Mayo score: give the date of it. A result without its date cannot be used.")]
    [InlineData("disease.activityConfirmed", "yes", "disease.activityConfirmed.on", "Inflammation confirmed: give the date of it. A result without its date cannot be used.")]
    [InlineData("labs.faecalCalprotectin", "250", "labs.faecalCalprotectin.on", "Faecal calprotectin: give the date of it. A result without its date cannot be used.")]
    [InlineData("labs.crp", "4", "labs.on", "Give the date of the blood tests. A result without its date cannot be used.")]
    public void A_test_without_a_date_is_refused_and_not_used(string fact, string typed, string field, string message)
    {
        var reading = Typed.Read((fact, typed));
        Assert.Equal(message, reading.OnlyError(field));
        Assert.Empty(reading.Facts);
    }

    [Fact]
    public void Blood_tests_without_a_date_are_one_error_however_many_they_are() =>
        Typed.Read(("labs.crp", "4"), ("labs.haemoglobin", "13"), ("kidney.egfr", "80")).OnlyError(Fields.PanelOn);

    [Theory]
    [InlineData("cardiovascular.formerLongTermSmoker", "yes", "cardiovascular.smoking", "never", "“Long-time past smoker” yes contradicts “Smoking” never (smoking never); one of the two must be corrected.")]
    [InlineData("cardiovascular.ascvd", "no", "cardiovascular.miOrStroke", "yes", "“Atherosclerotic disease” no contradicts “Heart attack or stroke” yes (a myocardial infarction or stroke); one of the two must be corrected.")]
    [InlineData("thrombosis.priorVte", "no", "thrombosis.provokedOver1Year", "yes", "“Previous blood clot” no contradicts “Clot provoked, over a year ago” yes (a provoked clot); one of the two must be corrected.")]
    [InlineData("vzv.immune", "no", "zoster.history", "yes", "“Immune to chickenpox” no contradicts “Shingles in the past” yes (past zoster); one of the two must be corrected.")]
    [InlineData("pregnancy.status", "planning", "pregnancy.possible", "no", "“Pregnancy” planning contradicts “Pregnancy possible” no (pregnancy not possible); one of the two must be corrected.")]
    [InlineData("pregnancy.status", "pregnant", "patient.sex", "male", "“Pregnancy” pregnant contradicts “Sex” male (male sex); one of the two must be corrected.")]
    [InlineData("tb.preventiveWeeks", "4", "tb.preventiveTreatment", "none", "“Weeks of latent TB treatment” is recorded although “Treatment of latent TB” is none; one of the two must be corrected.")]
    [InlineData("vaccines.liveRecent", "no", "vaccines.lastLive", "2026-11-10", "“Live vaccine lately” is no although “Last live vaccine” is 10 Nov 2026; one of the two must be corrected.")]
    public void A_contradiction_is_told_at_both_fields_in_the_words_of_the_form(string at, string typed, string other, string otherTyped, string message)
    {
        var reading = Typed.Read((at, typed), (other, otherTyped));
        Assert.Equal(message, reading.OnlyError(at));
        Assert.Equal(message, reading.ErrorAt(other));
        Assert.Null(reading.Patient);
    }

    [Theory]
    [InlineData("disease.diagnosedOn", "1919-05-03", "Date of diagnosis, 3 May 1919, is before the birth date, 2 Feb 1991.")]
    [InlineData("tb.igra.on", "1991-02-01", "IGRA, date, 1 Feb 1991, is before the birth date, 2 Feb 1991.", "tb.igra=negative")]
    [InlineData("labs.on", "1 Dec 1926", "Date of the blood tests, 1 Dec 1926, is before the birth date, 2 Feb 1991.", "labs.crp=4", "kidney.egfr=80")]
    public void A_day_before_the_birth_is_refused_and_not_used(string field, string typed, string message, params string[] beside)
    {
        var entries = Typed.Entries([(field, typed), .. beside.Select(pair => pair.Split('=', 2)).Select(pair => (pair[0], pair[1]))]);
        var reading = Typed.Read(entries, identity: new PatientIdentity(new DateOnly(1991, 2, 2), "female"));
        Assert.Equal(message, reading.OnlyError(field));
        Assert.DoesNotContain(reading.Facts, f => f.Key is not ("patient.age" or "patient.sex"));
        // The day of birth itself can be, and without a record nobody knows the day.
        Assert.Empty(Typed.Read(entries.With(field, "1991-02-02"), identity: new PatientIdentity(new DateOnly(1991, 2, 2), "female")).Errors);
        Assert.Empty(Typed.Read(entries).Errors);
    }

    [Fact]
    public void Errors_stand_in_the_order_of_the_page()
    {
        var reading = Typed.Read(("patient.age", "x"), ("labs.crp", "y"), ("labs.on", "z"), ("disease.hbi", "q"), ("tb.igra", "positive"));
        Assert.Equal(["patient.age", "disease.hbi", "tb.igra.on", "labs.on", "labs.crp"], reading.Errors.Select(e => e.Field));
    }

    [Theory]
    [InlineData("patient.weight", "20", "", "Weight 20 kg is unusual. Is the number right, and the unit?")]
    [InlineData("labs.haemoglobin", "220", "g/L", "Haemoglobin 220 g/L, that is 22 g/dL is unusual. Is the number right, and the unit?")]
    public void An_improbable_number_is_used_once_somebody_has_looked_at_it_again(string fact, string typed, string unit, string message)
    {
        var entries = Typed.Entries((fact, typed), (fact + ".unit", unit), ("labs.on", "2026-11-01"));
        var check = Assert.Single(Typed.Read(entries).Checks);
        Assert.Equal((fact, message), (check.Fact, check.Message));
        Assert.Empty(Typed.Read(entries).Errors);
        Assert.True(Typed.Read(entries.With(Fields.Checked(fact), check.Value)).IsClean);
        Assert.Single(Typed.Read(entries.With(Fields.Checked(fact), check.Value).With(fact, typed + ".5")).Checks);
    }
}
