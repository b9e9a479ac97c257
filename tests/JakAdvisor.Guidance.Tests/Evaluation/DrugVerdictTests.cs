using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Rules;

namespace JakAdvisor.Guidance.Tests.Evaluation;

/// <summary>
/// The verdict of every pair of what is settled and what threatens. A letter is a level: C contraindicated, N not recommended, O outside the indication,
/// W not now (wait), I incomplete, L last resort, K conditions, A candidate. The letters of a row stand for the threats C N O W I L K A in this order.
/// </summary>
public class DrugVerdictTests
{
    private const string Letters = "CNOWILKA";

    public static TheoryData<char, string, string, string> Table => new()
    {
        // settled, verdict, worst case, provisional (y)
        { 'C', "CCCCCCCC", "CCCCCCCC", "........" },
        { 'N', "NNNNNNNN", "CNNNNNNN", "y......." },
        { 'O', "OOOOOOOO", "CNOOOOOO", "yy......" },
        { 'W', "WWWWWWWW", "CNOWWWWW", "yyy....." },
        { 'I', "IIIIIIII", "CNOWIIII", "yyyy...." },
        { 'L', "IIIIILLL", "CNOWILLL", "yyyyy..." },
        { 'K', "IIIIIIKK", "CNOWIIKK", "yyyyyy.." },
        { 'A', "IIIIIIKA", "CNOWIIKA", "yyyyyyy." },
    };

    [Theory]
    [MemberData(nameof(Table))]
    public void Settled_and_threat_give_verdict_worst_case_and_provisional(char settled, string verdicts, string worstCases, string provisional)
    {
        for (var i = 0; i < Letters.Length; i++)
        {
            var verdict = DrugVerdict.Of(Level(settled), Level(Letters[i]), Level('A'));

            Assert.Equal(Level(verdicts[i]), verdict.Verdict);
            Assert.Equal(Level(worstCases[i]), verdict.WorstCase);
            Assert.Equal(provisional[i] == 'y', verdict.Provisional);
            Assert.Equal((Level(settled), Level(Letters[i]), Level('A')), (verdict.Settled, verdict.Threat, verdict.BestCase));
        }
    }

    [Theory]
    [InlineData(Effect.Contraindication, 'C', "Contraindicated")]
    [InlineData(Effect.Avoid, 'N', "Not recommended")]
    [InlineData(Effect.OutsideIndication, 'O', "Outside the label")]
    [InlineData(Effect.Hold, 'W', "Not now")]
    [InlineData(Effect.Require, 'I', "Not ready: information missing")]
    [InlineData(Effect.LastResort, 'L', "Last resort")]
    [InlineData(Effect.Condition, 'K', "Can start, with conditions")]
    [InlineData(Effect.Dose, 'K', "Can start, with conditions")]
    [InlineData(Effect.Caution, 'K', "Can start, with conditions")]
    [InlineData(Effect.Inform, 'A', "Nothing stands against it")]
    public void Every_effect_leads_to_its_level_and_its_words(Effect effect, char level, string words)
    {
        Assert.Equal(Level(level), Levels.Of(effect));
        Assert.Equal(words, Levels.Words(Level(level)));
    }

    private static Level Level(char letter) => (Level)Letters.IndexOf(letter, StringComparison.Ordinal);
}
