using Microsoft.EntityFrameworkCore.Migrations;

#nullable disable

namespace JakAdvisor.Web.Data.Migrations.Postgres
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
                    Id = table.Column<int>(type: "integer", nullable: false),
                    Mark = table.Column<string>(type: "character varying(40)", maxLength: 40, nullable: false)
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
