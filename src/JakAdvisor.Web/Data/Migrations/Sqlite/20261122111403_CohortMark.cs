using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace JakAdvisor.Web.Data.Migrations.Sqlite
{
    /// <inheritdoc />
    public partial class CohortMark : Migration
    {
        /// <inheritdoc />
        protected override void Up(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.CreateTable(
                name: "CohortMarks",
                columns: table => new
                {
                    Id = table.Column<int>(type: "INTEGER", nullable: false),
                    Mark = table.Column<string>(type: "TEXT", maxLength: 40, nullable: false)
                },
                constraints: table =>
                {
                    table.PrimaryKey("PK_CohortMarks", x => x.Id);
                });

            migrationBuilder.InsertData(
                table: "CohortMarks",
                columns: new[] { "Id", "Mark" },
                values: new object[] { 1, "" });
        }

        /// <inheritdoc />
        protected override void Down(MigrationBuilder migrationBuilder)
        {
            migrationBuilder.DropTable(
                name: "CohortMarks");
        }
    }
}
