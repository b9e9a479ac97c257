using JakAdvisor.Guidance.Facts;

namespace JakAdvisor.Guidance.Tests.Facts;

public class UnitsTests
{
    [Theory]
    [InlineData("labs.haemoglobin", 12.9, "g/dL", 12.9)]
    [InlineData("labs.haemoglobin", 129, "g/L", 12.9)] // ÷ 10
    [InlineData("labs.haemoglobin", 8, "mmol/L", 12.888)] // × 1.611
    [InlineData("labs.neutrophils", 1.5, "10⁹/L", 1.5)]
    [InlineData("labs.neutrophils", 1500, "cells/µL", 1.5)] // ÷ 1000
    [InlineData("labs.neutrophils", 1500, "/mm³", 1.5)] // ÷ 1000
    [InlineData("labs.neutrophils", 1.5, "10³/µL", 1.5)] // × 1
    [InlineData("labs.lymphocytes", 0.5, "10⁹/L", 0.5)]
    [InlineData("labs.lymphocytes", 499, "cells/µL", 0.499)]
    [InlineData("labs.lymphocytes", 499, "/mm³", 0.499)]
    [InlineData("labs.lymphocytes", 0.499, "10³/µL", 0.499)]
    [InlineData("labs.creatinine", 80, "µmol/L", 80)]
    [InlineData("labs.creatinine", 1, "mg/dL", 88.42)] // × 88.42
    [InlineData("labs.creatinine", 1.5, "mg/dL", 132.63)]
    [InlineData("labs.ldl", 3.2, "mmol/L", 3.2)]
    [InlineData("labs.ldl", 38.67, "mg/dL", 1)] // ÷ 38.67
    [InlineData("labs.ldl", 116.01, "mg/dL", 3)]
    [InlineData("labs.crp", 5, "mg/L", 5)]
    [InlineData("labs.crp", 0.5, "mg/dL", 5)] // × 10
    [InlineData("labs.albumin", 38, "g/L", 38)]
    [InlineData("labs.albumin", 3.8, "g/dL", 38)] // × 10
    [InlineData("labs.faecalCalprotectin", 250, "µg/g", 250)]
    [InlineData("labs.faecalCalprotectin", 250, "mg/kg", 250)] // × 1
    [InlineData("patient.weight", 70, "kg", 70)]
    [InlineData("patient.weight", 1, "lb", 0.45359237)]
    [InlineData("patient.height", 180, "cm", 180)]
    [InlineData("patient.height", 70, "in", 177.8)] // × 2.54
    [InlineData("labs.altTimesUln", 1.5, "× upper limit", 1.5)]
    [InlineData("labs.astTimesUln", 1.5, "× upper limit", 1.5)]
    public void A_value_is_converted_exactly(string fact, double value, string unit, double expected) =>
        Assert.Equal((decimal)expected, Units.Convert(fact, (decimal)value, unit));

    [Fact]
    public void A_division_is_not_rounded_to_a_factor() =>
        Assert.Equal(100 / 38.67m, Units.Convert("labs.ldl", 100, "mg/dL"));

    [Theory]
    [InlineData("labs.altTimesUln", 120, 40, 3)] // 120 ÷ 40
    [InlineData("labs.astTimesUln", 35, 35, 1)] // at the limit itself
    [InlineData("labs.altTimesUln", 0, 40, 0)]
    public void Liver_enzymes_in_units_per_litre_are_divided_by_the_laboratorys_limit(string fact, int value, int limit, int expected) =>
        Assert.Equal(expected, Units.Convert(fact, value, "U/L", limit));

    [Fact]
    public void Liver_enzymes_in_units_per_litre_without_the_limit_are_refused()
    {
        var error = Assert.Throws<ArgumentException>(() => Units.Convert("labs.altTimesUln", 120, "U/L"));

        Assert.Contains("labs.altTimesUln: a value in U/L needs the laboratory's upper limit.", error.Message, StringComparison.Ordinal);
    }

    [Theory]
    [InlineData(0)]
    [InlineData(-40)]
    [InlineData(0.0009)]
    public void An_upper_limit_of_nought_or_less_is_refused(double limit)
    {
        var error = Assert.Throws<ArgumentOutOfRangeException>(() => Units.Convert("labs.altTimesUln", 120, "U/L", (decimal)limit));

        Assert.Equal("upperLimit", error.ParamName);
    }

    [Fact]
    public void A_limit_given_with_a_value_already_in_times_the_limit_is_not_used_again() =>
        Assert.Equal(3, Units.Convert("labs.altTimesUln", 3, "× upper limit", 40));

    [Theory]
    [InlineData("labs.neutrophils", 1.5, "10^9/L")]
    [InlineData("labs.neutrophils", 1.5, "10*9/L")]
    [InlineData("labs.neutrophils", 1.5, "x 10⁹/l")]
    [InlineData("labs.neutrophils", 1.5, "10*3/uL")]
    [InlineData("labs.neutrophils", 1500, "cells/mm³")]
    [InlineData("labs.neutrophils", 1500, "/uL")]
    [InlineData("labs.neutrophils", 1500, "cells/μL")] // Greek mu, not the micro sign
    [InlineData("labs.creatinine", 1.5, "umol/l")]
    [InlineData("labs.altTimesUln", 1.5, "x upper limit")]
    public void The_same_unit_may_be_written_in_other_ways(string fact, double value, string unit) =>
        Assert.Equal(1.5m, Units.Convert(fact, (decimal)value, unit));

    [Theory]
    [InlineData("labs.haemoglobin", "mg/L", "g/dL, g/L, mmol/L")]
    [InlineData("labs.haemoglobin", "", "g/dL, g/L, mmol/L")]
    [InlineData("labs.neutrophils", "%", "10⁹/L, cells/µL, /mm³, 10³/µL")]
    [InlineData("labs.creatinine", "mmol/L", "µmol/L, mg/dL")]
    [InlineData("labs.altTimesUln", "µkat/L", "× upper limit, U/L")]
    public void An_unknown_unit_is_refused_and_the_accepted_ones_are_named(string fact, string unit, string accepted)
    {
        var error = Assert.Throws<ArgumentException>(() => Units.Convert(fact, 1, unit));

        Assert.Contains($"{fact}: unit '{unit}' is not accepted. Accepted: {accepted}.", error.Message, StringComparison.Ordinal);
        Assert.Equal("unit", error.ParamName);
    }

    [Theory]
    [InlineData("kidney.egfr")]
    [InlineData("labs.hemoglobin")]
    public void A_fact_without_units_to_convert_is_refused_by_name(string fact)
    {
        var error = Assert.Throws<ArgumentException>(() => Units.Convert(fact, 1, "g/L"));

        Assert.Contains($"{fact} has no units to convert.", error.Message, StringComparison.Ordinal);
        Assert.Null(Units.Find(fact));
    }

    [Fact]
    public void A_value_no_laboratory_reports_is_refused_before_it_can_overflow()
    {
        Assert.Throws<ArgumentOutOfRangeException>(() => Units.Convert("labs.creatinine", decimal.MaxValue, "mg/dL"));
        Assert.Throws<ArgumentOutOfRangeException>(() => Units.Convert("labs.creatinine", decimal.MinValue, "mg/dL"));
        Assert.Equal(1_000_000_000_000m, Units.Convert("labs.altTimesUln", 1_000_000_000, "U/L", 0.001m));
    }

    [Fact]
    public void The_canonical_unit_stands_first_and_changes_nothing()
    {
        foreach (var quantity in Units.Quantities)
        {
            Assert.Equal(new AcceptedUnit(quantity.Canonical, 1, 1), quantity.Accepted[0]);
            Assert.All(quantity.Facts, fact => Assert.Same(quantity, Units.Find(fact)));
        }
    }

    [Fact]
    public void Every_accepted_unit_is_found_as_itself_and_not_as_another_of_the_same_fact()
    {
        foreach (var quantity in Units.Quantities)
        {
            foreach (var unit in quantity.Accepted)
                Assert.Equal(unit.Times / unit.Over, Units.Convert(quantity.Facts[0], 1, unit.Name, upperLimit: 1));
        }
    }
}
