using JakAdvisor.Web.Form;
using JakAdvisor.Guidance.Facts;

namespace JakAdvisor.Web.Tests.Form;

public sealed class EntriesToFactsTests
{
    [Theory]
    [InlineData("cardiovascular.hypertension", "yes", "true")]
    [InlineData("cardiovascular.hypertension", "no", "false")]
    [InlineData("cardiovascular.hypertension", "not-known", "\"not-known\"")]
    [InlineData("disease.type", "crohns-disease", "\"crohns-disease\"")]
    [InlineData("disease.location", "L1+4", "\"L1+4\"")]
    [InlineData("disease.diagnosedOn", "2019-03-02", "\"2019-03-02\"")]
    [InlineData("disease.diagnosedOn", "2 Mar 2019", "\"2019-03-02\"")]
    [InlineData("patient.age", "34", "34")]
    [InlineData("patient.height", "177.5", "177.5")]
    [InlineData("patient.height.unknown", "yes", "\"not-known\"")]
    [InlineData("disease.diagnosedOn.unknown", "yes", "\"not-known\"")]
    [InlineData("allergy.jakInhibitors.tofacitinib", "yes", "[\"tofacitinib\"]")]
    [InlineData("allergy.jakInhibitors.none", "yes", "[]")]
    [InlineData("allergy.jakInhibitors.unknown", "yes", "\"not-known\"")]
    [InlineData("medications.current.none", "yes", "[]")]
    [InlineData("medications.current.unknown", "yes", "\"not-known\"")]
    [InlineData("therapy.history.none", "yes", "[]")]
    [InlineData("therapy.history.unknown", "yes", "\"not-known\"")]
    [InlineData("tb.igra", "not-done", "\"not-done\"")]
    [InlineData("tb.igra", "not-known", "\"not-known\"")]
    public void An_answer_of_every_type_becomes_its_fact(string field, string typed, string value)
    {
        var reading = Typed.Read((field, typed));
        Assert.Empty(reading.Errors);
        Assert.Equal(value, reading.Value(Typed.Release.Facts.Raw.First(f => field == f.Name || field.StartsWith(f.Name + ".", StringComparison.Ordinal)).Name));
        Assert.Single(reading.Facts);
    }

    [Fact]
    public void What_is_not_typed_is_not_asked()
    {
        var reading = Typed.Read(("labs.haemoglobin.unit", "g/L"), ("tb.igra", " "), ("labs.on", "2026-11-01"));
        Assert.Empty(reading.Facts);
        Assert.Empty(reading.Errors);
    }

    // By hand: 128 / 10; 8 × 1.611; 4600 / 1000; 0.9 × 88.42; 116.01 / 38.67; 1.2 × 10; 4.1 × 10; 154 × 0.45359237; 70 × 2.54; 80 / 40.
    [Theory]
    [InlineData("labs.haemoglobin", "12.8", "g/dL", 12.8)]
    [InlineData("labs.haemoglobin", "128", "g/L", 12.8)]
    [InlineData("labs.haemoglobin", "8", "mmol/L", 12.888)]
    [InlineData("labs.neutrophils", "4.6", "10⁹/L", 4.6)]
    [InlineData("labs.neutrophils", "4600", "cells/µL", 4.6)]
    [InlineData("labs.neutrophils", "4600", "/mm³", 4.6)]
    [InlineData("labs.lymphocytes", "1.6", "10³/µL", 1.6)]
    [InlineData("labs.creatinine", "80", "µmol/L", 80)]
    [InlineData("labs.creatinine", "0.9", "mg/dL", 79.578)]
    [InlineData("labs.ldl", "116.01", "mg/dL", 3)]
    [InlineData("labs.ldl", "3", "mmol/L", 3)]
    [InlineData("labs.crp", "12", "mg/L", 12)]
    [InlineData("labs.crp", "1.2", "mg/dL", 12)]
    [InlineData("labs.albumin", "41", "g/L", 41)]
    [InlineData("labs.albumin", "4.1", "g/dL", 41)]
    [InlineData("labs.faecalCalprotectin", "250", "mg/kg", 250)]
    [InlineData("labs.faecalCalprotectin", "250", "µg/g", 250)]
    [InlineData("patient.weight", "72", "kg", 72)]
    [InlineData("patient.weight", "154", "lb", 69.85322498)]
    [InlineData("patient.height", "177", "cm", 177)]
    [InlineData("patient.height", "70", "in", 177.8)]
    [InlineData("labs.altTimesUln", "2", "× upper limit", 2)]
    [InlineData("labs.astTimesUln", "80", "U/L", 2)]
    public void A_number_is_converted_from_every_unit_it_may_be_typed_in(string fact, string typed, string unit, double value)
    {
        var reading = Typed.Read((fact, typed), (fact + ".unit", unit), (fact + ".limit", "40"), (fact + ".on", "2026-11-10"));
        Assert.Empty(reading.Errors);
        Assert.Equal(value, double.Parse(reading.Value(fact)!, System.Globalization.CultureInfo.InvariantCulture), 9);
    }

    [Fact]
    public void Every_unit_of_the_units_table_has_a_case_above()
    {
        var cases = typeof(EntriesToFactsTests).GetMethod(nameof(A_number_is_converted_from_every_unit_it_may_be_typed_in))!.GetCustomAttributesData()
            .Where(a => a.AttributeType == typeof(InlineDataAttribute))
            .Select(a => (System.Collections.ObjectModel.ReadOnlyCollection<System.Reflection.CustomAttributeTypedArgument>)a.ConstructorArguments[0].Value!)
            .Select(a => ((string)a[0].Value!, (string)a[2].Value!)).ToHashSet();
        foreach (var quantity in Units.Quantities)
            Assert.All(quantity.Accepted, unit => Assert.Contains(quantity.Facts, fact => cases.Contains((fact, unit.Name))));
    }

    [Fact]
    public void Therapies_are_read_row_by_row_and_empty_rows_are_passed_over()
    {
        var reading = Typed.Read(
            ("therapy.history.0.agent", "infliximab"), ("therapy.history.0.outcome", "loss-of-response"), ("therapy.history.0.continues", "no"),
            ("therapy.history.2.agent", "prednisolone"), ("therapy.history.2.outcome", "effective"), ("therapy.history.2.continues", "not-known"),
            ("therapy.history.3.agent", "other"), ("therapy.history.3.outcome", "not-known"), ("therapy.history.3.name", "thalidomide"), ("therapy.history.3.continues", "yes"));
        Assert.Empty(reading.Errors);
        Assert.Equal("""[{"agent":"infliximab","outcome":"loss-of-response","continues":false},{"agent":"prednisolone","outcome":"effective"},{"agent":"other","outcome":"not-known","continues":true,"name":"thalidomide"}]""",
            reading.Value("therapy.history"));
    }

    [Fact]
    public void Medicines_are_read_one_a_row()
    {
        var reading = Typed.Read(("medications.current.0", "clarithromycin"), ("medications.current.4", " ashwagandha "));
        Assert.Equal("""["clarithromycin","ashwagandha"]""", reading.Value("medications.current"));
        Assert.Equal("2026-11-22", reading.On("medications.current"));
    }

    [Fact]
    public void What_the_person_is_asked_is_of_today_and_a_date_that_was_typed_stays()
    {
        var reading = Typed.Read(("infection.activeSerious", "no"), ("zoster.active", "no"), ("zoster.active.on", "2026-11-18"), ("zoster.history", "no"));
        Assert.Equal("2026-11-22", reading.On("infection.activeSerious"));
        Assert.Equal("2026-11-18", reading.On("zoster.active"));
        Assert.Null(reading.On("zoster.history"));
        Assert.Equal("2026-11-22", reading.Entries["infection.activeSerious.on"]);
    }

    [Fact]
    public void A_draft_reopened_the_next_day_keeps_the_day_it_was_asked()
    {
        var first = Typed.Read(("infection.activeSerious", "no"));
        var next = Typed.Read(first.Entries, Typed.Today.AddDays(1));
        Assert.Equal("2026-11-22", next.On("infection.activeSerious"));
    }

    [Fact]
    public void One_date_serves_for_the_whole_panel_and_a_result_can_have_its_own()
    {
        var reading = Typed.Read(("labs.on", "2026-11-10"), ("labs.haemoglobin", "12.8"), ("kidney.egfr", "90"), ("labs.ldl", "3"), ("labs.ldl.on", "2026-06-01"));
        Assert.Empty(reading.Errors);
        Assert.Equal("2026-11-10", reading.On("labs.haemoglobin"));
        Assert.Equal("2026-11-10", reading.On("kidney.egfr"));
        Assert.Equal("2026-06-01", reading.On("labs.ldl"));
    }

    [Fact]
    public void Age_and_sex_come_from_the_record_where_there_is_one()
    {
        var entries = Typed.Entries(("patient.age", "20"), ("patient.sex", "male"));
        var before = Typed.Read(entries, identity: new PatientIdentity(new DateOnly(1990, 11, 23), "female"));
        Assert.Equal("35", before.Value("patient.age"));
        Assert.Equal("\"female\"", before.Value("patient.sex"));
        Assert.Equal("36", Typed.Read(entries, Typed.Today.AddDays(1), new PatientIdentity(new DateOnly(1990, 11, 23), "female")).Value("patient.age"));
    }

    [Fact]
    public void Reasons_pack_years_and_calculator_items_are_kept_and_never_become_facts()
    {
        var reading = Typed.Read(("therapy.antiTnfInadvisable", "yes"), ("therapy.antiTnfInadvisable.reason", "Heart failure NYHA III"), ("cardiovascular.smoking", "former"),
            ("cardiovascular.smoking.perDay", "10"), ("cardiovascular.smoking.years", "30"), ("disease.hbi.items.wellBeing", "1"));
        Assert.Empty(reading.Errors);
        Assert.Equal(["cardiovascular.smoking", "therapy.antiTnfInadvisable"], reading.Facts.Select(f => f.Key).Order(StringComparer.Ordinal));
        Assert.Equal("Heart failure NYHA III", reading.Entries["therapy.antiTnfInadvisable.reason"]);
        Assert.Equal("15 pack-years", PackYears.Of(reading.Entries).Words);
        Assert.Equal("1", reading.Entries["disease.hbi.items.wellBeing"]);
    }

    [Fact]
    public void Entries_are_the_same_after_being_stored()
    {
        var entries = Typed.Entries(("tb.igra", "positive"), ("tb.igra.on", "2026-10-01"), ("therapy.antiTnfInadvisable.reason", "„Ärger“ & <b>"));
        Assert.Equal(entries.All, Entries.FromJson(entries.ToJson()).All);
    }
}
