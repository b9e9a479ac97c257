namespace JakAdvisor.Guidance.Tests.PatientPages;

/// <summary>The measure itself: syllables against 60 words counted by hand, and the formula against a text worked out by hand.</summary>
public class ReadingTests
{
    public static TheoryData<string, int> CountedByHand => new()
    {
        { "a", 1 }, { "test", 1 }, { "dose", 1 }, { "weeks", 1 }, { "whole", 1 }, { "blood", 1 }, { "stop", 1 }, { "stopped", 1 }, { "years", 1 }, { "through", 1 },
        { "swelling", 2 }, { "team", 1 }, { "doctor", 2 }, { "before", 2 }, { "after", 2 }, { "decided", 3 }, { "treated", 2 }, { "tablet", 2 }, { "table", 2 }, { "trouble", 2 },
        { "people", 2 }, { "medicine", 3 }, { "medicines", 3 }, { "remission", 3 }, { "infection", 3 }, { "ambulance", 3 }, { "pregnancy", 3 }, { "pregnant", 2 }, { "vaccine", 2 }, { "vaccines", 2 },
        { "shingles", 2 }, { "hepatitis", 4 }, { "tuberculosis", 5 }, { "ulcerative", 4 }, { "colitis", 3 }, { "disease", 2 }, { "diseases", 3 }, { "biologic", 4 }, { "inflammation", 4 }, { "illness", 2 },
        { "kidneys", 2 }, { "liver", 2 }, { "bowel", 2 }, { "grapefruit", 2 }, { "pharmacist", 3 }, { "surgeon", 2 }, { "operation", 4 }, { "regular", 3 }, { "every", 2 }, { "problem", 2 },
        { "breathing", 2 }, { "blisters", 2 }, { "painful", 2 }, { "emergency", 4 }, { "steroid", 2 }, { "microscope", 3 }, { "camera", 3 }, { "changes", 2 }, { "studies", 2 }, { "neutrophils", 3 },
    };

    [Fact]
    public void Sixty_words_are_counted_by_hand() => Assert.Equal(60, CountedByHand.Count);

    [Theory]
    [MemberData(nameof(CountedByHand))]
    public void A_word_has_the_syllables_a_person_counts(string word, int syllables) => Assert.Equal(syllables, Reading.Syllables(word));

    [Fact]
    public void The_grade_is_that_of_the_formula()
    {
        // Two sentences, 8 words, 10 syllables: do-not-stop-this-med-i-cine = 7 in 5 words; ask-your-team = 3 in 3 words.
        var grade = Reading.Grade(["Do not stop this medicine. Ask your team."], []);

        Assert.Equal((0.39 * 8 / 2) + (11.8 * 10 / 8) - 15.59, grade, 6);
    }

    [Fact]
    public void A_name_is_one_word_of_one_syllable()
    {
        var sentence = Assert.Single(Reading.Sentences("You will take Upadacitinib from Dr Ottoline Featherstonehaugh.", ["upadacitinib", "Dr Ottoline Featherstonehaugh"]));

        Assert.Equal(["You", "will", "take", "Name", "from", "Name"], sentence);
        Assert.Equal(6, sentence.Sum(Reading.Syllables));
    }
}
