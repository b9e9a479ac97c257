using System.Text;
using JakAdvisor.Guidance.Evaluation;
using JakAdvisor.Guidance.Rules;
using JakAdvisor.Guidance.Tests.Support;

namespace JakAdvisor.Guidance.Tests.Evaluation;

/// <summary>A stored evaluation is read back whole: written again it has the same bytes.</summary>
public class StoredEvaluationTests
{
    public static TheoryData<string> Stories() => ClinicStoryTests.Stories();

    [Theory]
    [MemberData(nameof(Stories))]
    public void Reading_and_writing_gives_the_same_bytes(string id)
    {
        var story = ClinicStoryTests.All.Single(s => (string)s["id"]! == id);
        Assert.True(Names.TryParse<Jurisdiction>((string)story["jurisdiction"]!, out var where));
        var asOf = DateOnly.Parse((string)story["asOf"]!, System.Globalization.CultureInfo.InvariantCulture);
        var written = Encoding.UTF8.GetString(EvaluationJson.Write(Repository.Release.Evaluator.Evaluate(Patients.Read(story["facts"]!.AsObject(), asOf), where, asOf, asOf)));

        var read = EvaluationJson.Read(written);

        Assert.Equal(written, Encoding.UTF8.GetString(EvaluationJson.Write(read)));
    }
}
